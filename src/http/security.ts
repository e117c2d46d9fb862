import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer. No inline script or style anywhere; KERN's icons are data-URI masks, hence `img-src data:`.
 * `upgrade-insecure-requests` and HSTS only behind TLS, because a town hall's intranet may speak plain HTTP.
 */
export function securityHeaders({ isBehindTls = false } = {}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isBehindTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isBehindTls && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  });
}
