/**
 * What the page may load: its own bundled files, and nothing from anywhere else. There is no
 * network at all (`connect-src 'none'`); the nonce is for the one style element that react-aria
 * writes, so that `unsafe-inline` is not needed.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
