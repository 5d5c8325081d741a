import { isNobody, isPerson } from './is-person.ts';

/**
 * Where a text says by its form that a name follows: ARNs of users, of sessions and of their MFA
 * devices, principal ids, and the members of a record that hold names. Quotes may be escaped
 * or, in CSV, doubled, ARNs percent-encoded: policies stand in records as texts of their own.
 */
const ofUsers =
  /(?::|%3A)(?:user|federated-user|mfa|u2f)(?:\/|%2F)((?:[\w+=,.@-]|\/|%2F|%40|[^\p{ASCII}])+)/giu;
const ofSessions = /(?::|%3A)assumed-role(?:\/|%2F)[\w+=,.@-]+?(?:\/|%2F)([\w+=,.@-]+)/gi;
const ofPrincipals = /(?:AROA|AIDA|ASIA|AKIA)[A-Z0-9]{8,}(?::|%3A)([\w+=,.@-]+)/g;
const ofMembers =
  /"(?:new)?(userName|user_name|givenName|familyName|roleSessionName|sourceIdentity)["\\]*"\s*:\s*["\\]*"([^"\\]{1,256})/gi;

/** Members in which a machine may name itself. */
const chosenByCallers = new Set(['rolesessionname', 'sourceidentity']);

/** The names of people in a text, with e-mail addresses; linear in its length, with repetitions. */
export function namesInText(text: string): string[] {
  if (!mayHoldNames(text)) return [];
  const names = [...emailAddresses(text, '@'), ...emailAddresses(text, '%40')];
  if (!text.includes(':') && !text.includes('%3A')) return names;
  for (const [, path = ''] of text.matchAll(ofUsers)) names.push(lastOf(path));
  for (const found of [ofSessions, ofPrincipals]) {
    for (const [, session = ''] of text.matchAll(found)) if (isPerson(session)) names.push(session);
  }
  for (const { 1: member = '', 2: name = '', index } of text.matchAll(ofMembers)) {
    const isChosen = chosenByCallers.has(member.toLowerCase());
    if (isChosen ? isPerson(name) : !isOfRole(text, index)) names.push(name);
  }
  return names.filter((name) => !isNobody(name));
}

function mayHoldNames(text: string): boolean {
  return text.length > 3 && (text.includes(':') || text.includes('@') || text.includes('%'));
}

function lastOf(path: string): string {
  const last = path.split(/\/|%2F/i).findLast((part) => part !== '') ?? '';
  // Of a list of ARNs without spaces.
  return last.replace(/,arn$/i, '');
}

/** An issuer's other members take some hundred characters. */
const farthest = 1000;

/** The issuer of a session says its role's name as `userName`, after `"type":"Role"`. */
function isOfRole(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - farthest), at);
  return /"type["\\]*"\s*:\s*["\\]*"Role["\\]*"/.test(before.slice(before.lastIndexOf('{') + 1));
}

/** 1 for the codes of what may stand before the sign, as people's addresses are. */
const isLocal = new Uint8Array(128);
for (const sign of "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.+=%'-") {
  isLocal[sign.charCodeAt(0)] = 1;
}
const longestLocal = 64;
const longestDomain = 253;
const domain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/i;

/** What has the form of an e-mail address; `sign` is the one in its middle. */
function emailAddresses(text: string, sign: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    const after = at + sign.length;
    const host = domain.exec(text.slice(after, after + longestDomain))?.[0];
    if (host === undefined) continue;
    let start = at;
    const first = Math.max(0, at - longestLocal);
    while (start > first && isLocal[text.charCodeAt(start - 1)] === 1) start -= 1;
    if (start < at) found.push(text.slice(start, after + host.length));
  }
  return found;
}
