import type { Result } from '../domain/result.ts';
import type { Secret } from '../secrets/secret.ts';

/** Items in the keychain. `app` is one JSON of at most 1,000 characters, read once at start. */
export type SecretName = 'app' | 'chain-head';

/** A keychain that is locked is not one that is missing; neither deletes anything. */
export type SecretFailure = { readonly kind: 'locked' } | { readonly kind: 'absent' };

/** The OS keychain as the core sees it. A missing item is `null`, not a failure. */
export type SecretStore = {
  read(name: SecretName): Promise<Result<Secret | null, SecretFailure>>;
  write(name: SecretName, value: Secret): Promise<Result<null, SecretFailure>>;
  erase(name: SecretName): Promise<Result<null, SecretFailure>>;
};
