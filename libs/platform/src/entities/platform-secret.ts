import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A long-lived secret of the platform, such as the key of the consented visitors' hash. */
@Entity('platform_secrets')
export class PlatformSecret {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'platform_secrets_pkey' })
  name: string;

  @Column('bytea')
  value: Buffer;
}
