-- The role by which Grafana reads names from the control plane. It cannot sign in until an administrator gives a password:
--     ALTER ROLE nhipbao_grafana LOGIN PASSWORD '…'
CREATE ROLE nhipbao_grafana NOLOGIN;
GRANT SELECT (id, name) ON outlets TO nhipbao_grafana;
GRANT SELECT (id, name, outlet_id) ON sites TO nhipbao_grafana;
