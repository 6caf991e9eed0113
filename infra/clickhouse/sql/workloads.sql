-- Who goes first when a server is busy. To be run once on one server, by a user who may; ON CLUSTER is not needed, because
-- servers with Keeper keep workloads there (workload_zookeeper_path in config.d).
-- A statement names its workload by the setting of that name, which the profiles in users.d give to each user.

CREATE RESOURCE IF NOT EXISTS cpu (MASTER THREAD, WORKER THREAD);

CREATE RESOURCE IF NOT EXISTS disk_write (WRITE DISK default);

CREATE RESOURCE IF NOT EXISTS disk_read (READ DISK default);

CREATE WORKLOAD IF NOT EXISTS every SETTINGS max_concurrent_threads_ratio_to_cores = 2;

-- What readers did must get in, and the newsroom's present must be shown: both are small.
CREATE WORKLOAD IF NOT EXISTS platform IN every SETTINGS weight = 9, priority = 0;

-- Reports, exports and Grafana share what is left and may not take it all.
CREATE WORKLOAD IF NOT EXISTS reports IN every SETTINGS weight = 3, priority = 1, max_concurrent_threads_ratio_to_cores = 1;
