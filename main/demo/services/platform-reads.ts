import type { MakeCall, Scope } from '../script.ts';
import { read, reads } from './read.ts';

const assetsOf = ({ world, account, region }: Scope) => world.assets(account, region);

const functionArn = (scope: Scope): string =>
  `arn:aws:lambda:${scope.region}:${scope.account.id}:function:${scope.random.favour(assetsOf(scope).functions)}`;

const logGroup = (scope: Scope): string =>
  `/aws/lambda/${scope.random.favour(assetsOf(scope).functions)}`;

/** Reads of the services a developer or an operator looks at. */
export const platformReads: readonly MakeCall[] = [
  read('lambda', 'ListFunctions20150331', () => ({ maxItems: 50 })),
  ...reads('lambda', 'GetFunction20150331v2 GetFunctionConfiguration20150331v2', (scope) => ({
    functionName: functionArn(scope),
  })),
  read('logs', 'DescribeLogGroups', () => ({ limit: 50 })),
  read('logs', 'DescribeLogStreams', (scope) => ({
    logGroupName: logGroup(scope),
    orderBy: 'LastEventTime',
    descending: true,
  })),
  read('logs', 'FilterLogEvents', (scope) => ({
    logGroupName: logGroup(scope),
    startTime: scope.at - 3_600_000,
    filterPattern: 'ERROR',
  })),
  read('monitoring', 'DescribeAlarms', () => ({ maxRecords: 100 })),
  ...reads('monitoring', 'GetMetricData ListMetrics', () => null),
  read('rds', 'DescribeDBInstances', (scope) => ({
    dBInstanceIdentifier: scope.random.favour(assetsOf(scope).databases),
  })),
  ...reads('rds', 'DescribeDBClusters DescribeDBSnapshots', () => ({ maxRecords: 100 })),
  read('rds', 'ListTagsForResource', (scope) => ({
    resourceName: `arn:aws:rds:${scope.region}:${scope.account.id}:db:${scope.random.favour(assetsOf(scope).databases)}`,
  })),
  read('dynamodb', 'DescribeTable', (scope) => ({
    tableName: scope.random.favour(assetsOf(scope).tables),
  })),
  read('dynamodb', 'ListTables', () => ({})),
  read('ecs', 'DescribeServices', (scope) => ({
    cluster: assetsOf(scope).cluster,
    services: [scope.random.favour(assetsOf(scope).functions)],
  })),
  ...reads('ecs', 'ListClusters ListTasks', (scope) => ({ cluster: assetsOf(scope).cluster })),
  read('ecr', 'DescribeRepositories', () => ({ maxResults: 100 })),
  ...reads('elasticloadbalancing', 'DescribeLoadBalancers DescribeTargetGroups', () => ({
    pageSize: 400,
  })),
  read('autoscaling', 'DescribeAutoScalingGroups', () => ({ maxRecords: 100 })),
  ...reads('cloudformation', 'DescribeStacks DescribeStackEvents', (scope) => ({
    stackName: scope.random.favour(assetsOf(scope).stacks),
  })),
  read('secretsmanager', 'ListSecrets', () => ({ maxResults: 100 })),
  read('secretsmanager', 'DescribeSecret', (scope) => ({
    secretId: scope.random.favour(assetsOf(scope).secrets),
  })),
  read('ssm', 'DescribeParameters', () => ({ maxResults: 50 })),
  read('sns', 'ListTopics', () => null),
  read('sqs', 'ListQueues', () => ({})),
  read('tagging', 'GetResources', () => ({ resourcesPerPage: 100 })),
];

/** Reads of the services that look after the others. */
export const governanceReads: readonly MakeCall[] = [
  ...reads('cloudtrail', 'DescribeTrails GetTrailStatus GetEventSelectors', ({ world }) => ({
    name: world.organisation.trail,
  })),
  read('cloudtrail', 'LookupEvents', ({ at }) => ({
    maxResults: 50,
    startTime: new Date(at - 86_400_000).toISOString(),
  })),
  ...reads('config', 'DescribeConfigurationRecorders DescribeDeliveryChannels', () => ({})),
  read('config', 'DescribeComplianceByConfigRule', () => ({ complianceTypes: ['NON_COMPLIANT'] })),
  read('guardduty', 'ListDetectors', () => ({ maxResults: '50' })),
  read('guardduty', 'ListFindings', () => ({ maxResults: 50 })),
  read('securityhub', 'GetFindings', () => ({ MaxResults: 100 })),
  read('access-analyzer', 'ListAnalyzers', () => ({})),
];

/** Reads of a cost controller or an organisation's administrator. */
export const organisationReads: readonly MakeCall[] = [
  ...reads('organizations', 'DescribeOrganization ListAccounts ListRoots'),
  read('organizations', 'ListPolicies', () => ({ filter: 'SERVICE_CONTROL_POLICY' })),
  read('ce', 'GetCostAndUsage', () => ({ granularity: 'DAILY', metrics: ['UnblendedCost'] })),
  read('health', 'DescribeEventAggregates', () => ({ aggregateField: 'eventTypeCategory' })),
  read('support', 'DescribeTrustedAdvisorChecks', () => ({ language: 'en' })),
];
