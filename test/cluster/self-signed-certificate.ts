import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface Certificate {
  /** PKCS #12, with the key. */
  keystore: string;
  keystorePassword: string;
  /** PEM; vouches for itself. */
  certificate: string;
}

/** A certificate of `localhost` in a folder, by Java's own tool: whoever has brokers has Java. */
export function selfSignedCertificate(folder: string): Certificate {
  const keystore = join(folder, 'broker.p12');
  const keystorePassword = 'khong-bi-mat';
  const certificate = join(folder, 'broker.pem');
  const store = [
    '-alias',
    'broker',
    '-keystore',
    keystore,
    '-storetype',
    'PKCS12',
    '-storepass',
    keystorePassword,
  ];
  const identity = [
    '-keyalg',
    'RSA',
    '-dname',
    'CN=localhost',
    '-ext',
    'SAN=dns:localhost',
    '-validity',
    '30',
  ];
  execFileSync('keytool', ['-genkeypair', ...store, ...identity], { stdio: 'pipe' });
  execFileSync('keytool', ['-exportcert', '-rfc', ...store, '-file', certificate], { stdio: 'pipe' });
  return { keystore, keystorePassword, certificate };
}
