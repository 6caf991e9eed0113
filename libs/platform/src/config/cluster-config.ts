import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import { Switch } from './switch.js';
import { Variable } from './variable.js';

const HOST_AND_PORT = String.raw`[0-9A-Za-z._-]+:\d{1,5}`;
const HTTP_URL = String.raw`https?:\/\/[0-9A-Za-z._-]+(:\d{1,5})?\/?`;
const IDENTIFIER = /^[A-Za-z_][0-9A-Za-z_]{0,63}$/;

/** Where the cluster's parts are. One machine needs none of these. */
export class ClusterConfig {
  @Variable(
    'NHIPBAO_KAFKA_BROKERS',
    'a comma-separated list of host:port',
    'Brokers to begin with (cluster mode); the others are learnt from them.',
  )
  @Matches(new RegExp(`^${HOST_AND_PORT}(,${HOST_AND_PORT})*$`))
  kafkaBrokers = 'localhost:9092';

  @Variable('NHIPBAO_KAFKA_TLS', '"on" or "off"', 'Speaks TLS with the brokers.')
  @Switch()
  @IsBoolean()
  kafkaTls = false;

  @Variable(
    'NHIPBAO_KAFKA_CA_FILE',
    'a path of a file in PEM',
    "Certificates that vouch for the brokers' own; those that Node knows by default.",
  )
  @IsOptional()
  @Length(1, 4096)
  kafkaCaFile?: string;

  @Variable(
    'NHIPBAO_KAFKA_USER',
    'a name',
    'Signs in to the brokers by SASL/SCRAM-SHA-512; without it nobody signs in.',
  )
  @IsOptional()
  @Length(1, 256)
  kafkaUser?: string;

  @Variable('NHIPBAO_KAFKA_PASSWORD', 'a text, needed with a user', 'Password of that user.')
  @ValidateIf(({ kafkaUser, kafkaPassword }: ClusterConfig) => (kafkaUser ?? kafkaPassword) !== undefined)
  @Length(1, 1024)
  kafkaPassword?: string;

  @Variable(
    'NHIPBAO_KAFKA_TOPIC',
    'a topic name of letters, digits, ".", "_" and "-"',
    'Topic of the event log; dead letters go to the topic of this name with `.dead-letters` behind it.',
  )
  @Matches(/^[0-9A-Za-z._-]{1,200}$/)
  kafkaTopic = 'nhipbao.events';

  @Variable(
    'NHIPBAO_KAFKA_PARTITIONS',
    'a whole number from 1 to 1024',
    'Partitions of the topic when it is created: the most sinks that can share the work. Adding some later splits visits in progress; see the operations guide.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1024)
  kafkaPartitions = 24;

  @Variable(
    'NHIPBAO_KAFKA_REPLICATION',
    'a whole number from 1 to 7',
    'Replicas of each partition when the topic is created. With 3, an event that was answered 202 is on two disks at least.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(7)
  kafkaReplication = 3;

  @Variable(
    'NHIPBAO_SPOOL_MB',
    'a whole number from 16 to 1048576',
    'Events that a collector keeps on its own disk while Kafka is away, MiB; above it the collector answers 503.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(16)
  @Max(1_048_576)
  spoolMb = 1024;

  @Variable(
    'NHIPBAO_CLICKHOUSE_URLS',
    'a comma-separated list of http or https addresses',
    'HTTP interfaces of ClickHouse (cluster mode); when one does not answer, the next is asked.',
  )
  @Matches(new RegExp(`^${HTTP_URL}(,${HTTP_URL})*$`))
  clickhouseUrls = 'http://localhost:8123';

  @Variable('NHIPBAO_CLICKHOUSE_USER', 'a name', 'User of ClickHouse.')
  @Length(1, 128)
  clickhouseUser = 'default';

  @Variable('NHIPBAO_CLICKHOUSE_PASSWORD', 'a text', 'Password of that user; none by default.')
  @IsOptional()
  @Length(1, 1024)
  clickhousePassword?: string;

  @Variable('NHIPBAO_CLICKHOUSE_DATABASE', 'a name of letters, digits and "_"', 'Database of the tables.')
  @Matches(IDENTIFIER)
  clickhouseDatabase = 'default';

  @Variable(
    'NHIPBAO_CLICKHOUSE_CLUSTER',
    'a name of letters, digits and "_"',
    'Cluster whose shards and replicas hold the tables. Without it the tables are made on one server.',
  )
  @IsOptional()
  @Matches(IDENTIFIER)
  clickhouseCluster?: string;

  @Variable(
    'NHIPBAO_POSTGRES_URL',
    'an address such as postgres://user:password@host:5432/database',
    'Control plane (cluster mode).',
  )
  @Matches(/^postgres(ql)?:\/\/\S+$/)
  postgresUrl = 'postgres://localhost:5432/nhipbao';
}
