import {
  createSecureContext,
  getCACertificates,
  rootCertificates,
  type SecureContext,
} from 'node:tls';

/** Whom to believe about a server's name. */
export type TrustOptions = {
  /** `bundled`: the list built into the runtime; `system`: the machine's own list as well. */
  readonly trust: 'bundled' | 'system';
  /** More certificates, as PEM texts. Only development builds hand any in. */
  readonly extraCa?: readonly string[];
};

/** The context every TLS connection is made with; about 150 certificates are read, so it is made once. */
export function secureContextOf({ trust, extraCa = [] }: TrustOptions): SecureContext {
  const system = trust === 'system' ? systemCertificates() : [];
  return createSecureContext({
    ca: [...rootCertificates, ...system, ...extraCa],
    minVersion: 'TLSv1.2',
  });
}

/** A machine whose list cannot be read is one with an empty list: less is trusted, never more. */
function systemCertificates(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
