import type { MakeCall } from '../script.ts';

/** New code for a function. */
export const updateFunctionCode: MakeCall = ({ world, random, account, region, at }) => {
  const name = random.favour(world.assets(account, region).functions);
  const arn = `arn:aws:lambda:${region}:${account.id}:function:${name}`;
  return {
    source: 'lambda.amazonaws.com',
    name: 'UpdateFunctionCode20150331v2',
    readOnly: false,
    request: { functionName: name, publish: false, dryRun: false },
    response: {
      functionName: name,
      functionArn: arn,
      runtime: 'nodejs22.x',
      role: `arn:aws:iam::${account.id}:role/${name}`,
      handler: 'index.handler',
      codeSize: random.between(40_000, 6_000_000),
      timeout: 30,
      memorySize: 512,
      lastModified: new Date(at).toISOString().replace('Z', '+0000'),
      codeSha256: `${random.alphanumeric(43)}=`,
      version: '$LATEST',
      state: 'Active',
      lastUpdateStatus: 'InProgress',
      packageType: 'Zip',
      architectures: ['arm64'],
    },
  };
};

/** A new revision of a container service. */
export const updateService: MakeCall = ({ world, random, account, region }) => {
  const assets = world.assets(account, region);
  const service = random.favour(assets.functions);
  return {
    source: 'ecs.amazonaws.com',
    name: 'UpdateService',
    readOnly: false,
    request: { cluster: assets.cluster, service, forceNewDeployment: true },
    response: {
      service: {
        serviceName: service,
        status: 'ACTIVE',
        desiredCount: 3,
        runningCount: 3,
        pendingCount: 0,
        taskDefinition: `arn:aws:ecs:${region}:${account.id}:task-definition/${service}:${random.between(20, 400)}`,
      },
    },
  };
};

export const putMetricAlarm: MakeCall = ({ world, random, account, region }) => ({
  source: 'monitoring.amazonaws.com',
  name: 'PutMetricAlarm',
  readOnly: false,
  request: {
    alarmName: random.favour(world.assets(account, region).alarms),
    metricName: 'HTTPCode_Target_5XX_Count',
    namespace: 'AWS/ApplicationELB',
    statistic: 'Sum',
    period: 60,
    evaluationPeriods: 5,
    threshold: random.between(5, 50),
    comparisonOperator: 'GreaterThanThreshold',
  },
});

export const createLogStream: MakeCall = ({ world, random, account, region, at }) => ({
  source: 'logs.amazonaws.com',
  name: 'CreateLogStream',
  readOnly: false,
  request: {
    logGroupName: `/aws/lambda/${random.favour(world.assets(account, region).functions)}`,
    logStreamName: `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${random.hex(32)}`,
  },
});

export const getSecretValue: MakeCall = ({ world, random, account, region }) => {
  const secret = random.favour(world.assets(account, region).secrets);
  const arn = `arn:aws:secretsmanager:${region}:${account.id}:secret:${secret}`;
  return {
    source: 'secretsmanager.amazonaws.com',
    name: 'GetSecretValue',
    readOnly: true,
    request: { secretId: arn, versionStage: 'AWSCURRENT' },
  };
};

export const getParameter: MakeCall = ({ world, random, account, region }) => {
  const name = random.favour(world.assets(account, region).parameters);
  const arn = `arn:aws:ssm:${region}:${account.id}:parameter${name}`;
  return {
    source: 'ssm.amazonaws.com',
    name: 'GetParameter',
    readOnly: true,
    request: { name, withDecryption: true },
    resources: [{ accountId: account.id, ARN: arn }],
  };
};

/** The heartbeat of the management agent on an instance. */
export const updateInstanceInformation: MakeCall = ({ random, region }) => {
  const address = `10.${random.between(16, 31)}.${random.between(0, 255)}.${random.between(4, 250)}`;
  return {
    source: 'ssm.amazonaws.com',
    name: 'UpdateInstanceInformation',
    readOnly: false,
    request: {
      agentVersion: '3.3.2299.0',
      agentStatus: 'Active',
      platformType: 'Linux',
      platformName: 'Amazon Linux',
      platformVersion: '2023',
      iPAddress: address,
      computerName: `ip-${address.replaceAll('.', '-')}.${region}.compute.internal`,
      agentName: 'amazon-ssm-agent',
    },
  };
};

export const modifyDatabase: MakeCall = ({ world, random, account, region }) => {
  const name = random.favour(world.assets(account, region).databases);
  return {
    source: 'rds.amazonaws.com',
    name: 'ModifyDBInstance',
    readOnly: false,
    request: { dBInstanceIdentifier: name, applyImmediately: false, backupRetentionPeriod: 35 },
    response: {
      dBInstanceIdentifier: name,
      dBInstanceClass: 'db.r7g.large',
      engine: 'postgres',
      dBInstanceStatus: 'available',
      multiAZ: true,
      storageEncrypted: true,
      publiclyAccessible: false,
      deletionProtection: true,
    },
  };
};
