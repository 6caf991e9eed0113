{{- define "nhipbao.name" -}}
{{- if contains .Chart.Name .Release.Name -}}{{ .Release.Name }}{{- else -}}{{ .Release.Name }}-{{ .Chart.Name }}{{- end -}}
{{- end -}}

{{/* Labels by which a process's pods are found; they never change. Takes root and process. */}}
{{- define "nhipbao.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .process }}
{{- end -}}

{{- define "nhipbao.labels" -}}
{{ include "nhipbao.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end -}}

{{- define "nhipbao.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := get $image.digests .process -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{ $image.repository }}/{{ .process }}
{{- if $digest }}@{{ $digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end -}}
{{- end -}}

{{/* What every process is told that is no secret, as a map of variables. */}}
{{- define "nhipbao.settings" -}}
{{- with .Values -}}
NHIPBAO_PORT: "8080"
NHIPBAO_DATA_DIR: /var/lib/nhipbao
NHIPBAO_TIMEZONE: {{ .settings.timezone | quote }}
NHIPBAO_PUBLIC_URL: {{ required "settings.publicUrl is the address under which the platform is reached" .settings.publicUrl | quote }}
NHIPBAO_LOG_LEVEL: {{ .settings.logLevel | quote }}
NHIPBAO_TRACES_PER_SECOND: {{ .settings.tracesPerSecond | int64 | quote }}
{{- with .settings.otlpEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
NHIPBAO_TRUST_PROXY: {{ .settings.trustProxy | quote }}
NHIPBAO_RATE_LIMIT_PER_SITE: {{ .settings.rateLimitPerSite | int64 | quote }}
NHIPBAO_MAX_BODY_BYTES: {{ .settings.maxBodyBytes | int64 | quote }}
NHIPBAO_RAW_RETENTION_MONTHS: {{ .settings.rawRetentionMonths | int64 | quote }}
NHIPBAO_SESSION_HOURS: {{ .settings.sessionHours | int64 | quote }}
NHIPBAO_SPOOL_MB: {{ .collector.spool.mb | int64 | quote }}
NHIPBAO_KAFKA_BROKERS: {{ .kafka.brokers | quote }}
NHIPBAO_KAFKA_TLS: {{ ternary "on" "off" .kafka.tls.enabled | quote }}
{{- if .kafka.tls.caSecret.name }}
NHIPBAO_KAFKA_CA_FILE: /etc/nhipbao/kafka/ca.crt
{{- end }}
NHIPBAO_KAFKA_TOPIC: {{ .kafka.topic | quote }}
NHIPBAO_KAFKA_PARTITIONS: {{ .kafka.partitions | int64 | quote }}
NHIPBAO_KAFKA_REPLICATION: {{ .kafka.replication | int64 | quote }}
NHIPBAO_CLICKHOUSE_URLS: {{ .clickhouse.urls | quote }}
NHIPBAO_CLICKHOUSE_DATABASE: {{ .clickhouse.database | quote }}
{{- with .clickhouse.cluster }}
NHIPBAO_CLICKHOUSE_CLUSTER: {{ . | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{/* Secrets, as a list of variables that name where they stand. */}}
{{- define "nhipbao.secretEnv" -}}
{{- $secret := required "secret.name is a Secret with the stores' passwords" .Values.secret.name -}}
{{- range $variable, $key := dict "NHIPBAO_POSTGRES_URL" "postgresUrl" "NHIPBAO_CLICKHOUSE_USER" "clickhouseUser" "NHIPBAO_CLICKHOUSE_PASSWORD" "clickhousePassword" }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ get $.Values.secret.keys $key }}
{{- end }}
{{- if .Values.kafka.signIn }}
{{- range $variable, $key := dict "NHIPBAO_KAFKA_USER" "kafkaUser" "NHIPBAO_KAFKA_PASSWORD" "kafkaPassword" }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ get $.Values.secret.keys $key }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "nhipbao.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "nhipbao.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The pod of a process. */}}
{{- define "nhipbao.pod" -}}
{{- $values := get .root.Values .process -}}
metadata:
  labels:
    {{- include "nhipbao.labels" . | nindent 4 }}
  annotations:
    # New settings are a new pod.
    checksum/settings: {{ include "nhipbao.settings" .root | sha256sum }}
    {{- with $values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  automountServiceAccountToken: false
  serviceAccountName: {{ include "nhipbao.name" .root }}
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
  {{- with .root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    {{- include "nhipbao.podSecurity" . | nindent 4 }}
  topologySpreadConstraints:
    {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ $key }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "nhipbao.selector" $ | nindent 10 }}
    {{- end }}
  {{- with $values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .process }}
      image: {{ include "nhipbao.image" . }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      securityContext:
        {{- include "nhipbao.containerSecurity" . | nindent 8 }}
      ports:
        - name: http
          containerPort: 8080
      envFrom:
        - configMapRef:
            name: {{ include "nhipbao.name" .root }}
      env:
        {{- include "nhipbao.secretEnv" .root | trim | nindent 8 }}
        {{- with $values.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      resources:
        {{- toYaml $values.resources | nindent 8 }}
      # A process that starts waits for PostgreSQL and, if it works with it, for ClickHouse.
      startupProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 2
        failureThreshold: 150
      livenessProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: { path: /health/ready, port: http }
        periodSeconds: 5
        # Longer than what a check may take.
        timeoutSeconds: 3
        failureThreshold: 3
      lifecycle:
        preStop:
          # Until no proxy sends to it any more.
          exec:
            command: [node, -e, 'setTimeout(() => {}, 5000)']
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if eq .process "collector" }}
        - name: spool
          mountPath: /var/lib/nhipbao
        {{- end }}
        {{- if .root.Values.kafka.tls.caSecret.name }}
        - name: kafka-ca
          mountPath: /etc/nhipbao/kafka
          readOnly: true
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 256Mi
    {{- with .root.Values.kafka.tls.caSecret }}
    {{- if .name }}
    - name: kafka-ca
      secret:
        secretName: {{ .name }}
        items:
          - key: {{ .key }}
            path: ca.crt
    {{- end }}
    {{- end }}
{{- end -}}
