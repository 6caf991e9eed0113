import { readYaml } from './repository.js';

export interface Service {
  image: string;
  build?: { context: string; dockerfile: string; target: string };
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  restart?: string;
  healthcheck?: { disable?: boolean; test?: string[] };
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: number; resources?: { limits?: { cpus?: string; memory?: string } } };
  networks?: Record<string, { aliases?: string[] }>;
  extends?: { file: string; service: string };
}

export interface ComposeFile {
  name?: string;
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const FOLDER = 'infra/compose';

function merged(base: Service, own: Service): Service {
  return {
    ...base,
    ...own,
    environment: { ...base.environment, ...own.environment },
    volumes: [...(base.volumes ?? []), ...(own.volumes ?? [])],
    deploy: { ...base.deploy, ...own.deploy },
  };
}

/** A compose file as Compose runs it: with what its services extend, and each service's settings in one place. */
export function readCompose(file: string): ComposeFile {
  const compose = readYaml(`${FOLDER}/${file}`) as ComposeFile;
  const services = Object.entries(compose.services).map(([name, own]) => {
    if (!own.extends) return [name, own] as const;
    const base = (readYaml(`${FOLDER}/${own.extends.file}`) as ComposeFile).services[own.extends.service];
    if (!base) throw new Error(`${file}: ${name} extends a service that ${own.extends.file} does not have`);
    return [name, merged(base, own)] as const;
  });
  return { ...compose, services: Object.fromEntries(services) };
}
