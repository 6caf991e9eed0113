-- Who goes first when a server is busy. Run it once on each server, as an administrator. A statement names its workload by the
-- setting `workload`: the platform's own connections do so, and the profile in quotas.sql does it for report readers. Where
-- these do not exist the setting changes nothing.

CREATE RESOURCE IF NOT EXISTS nhipbao_cpu (MASTER THREAD, WORKER THREAD);

CREATE RESOURCE IF NOT EXISTS nhipbao_disk (READ DISK default, WRITE DISK default);

CREATE WORKLOAD IF NOT EXISTS nhipbao SETTINGS max_concurrent_threads_ratio_to_cores = 2;

-- What readers did must get in, be assembled, and be shown to the newsroom: small statements, and nobody else's turn comes first.
CREATE WORKLOAD IF NOT EXISTS nhipbao_platform IN nhipbao SETTINGS weight = 9, priority = 0;

-- Reports, exports and Grafana share what is left, and never take more threads than there are cores.
CREATE WORKLOAD IF NOT EXISTS nhipbao_reports IN nhipbao SETTINGS weight = 3, priority = 1, max_concurrent_threads_ratio_to_cores = 1;
