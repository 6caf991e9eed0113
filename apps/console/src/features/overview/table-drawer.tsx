import { useQuery } from '@tanstack/react-query';
import { Drawer, Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerQuery } from '../../api/query.js';
import { ErrorState } from '../../components/error-state.js';
import { ExportButton } from '../../components/export-button.js';
import { Notice } from '../../components/notice.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { formatCount } from '../../i18n/format-number.js';
import { formatRange } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { BarListSkeleton } from '../../components/bar-list.js';
import { TABLE_ROWS } from './explore-query.js';
import type { OpenTable } from './explore-state.js';
import { FullTable } from './full-table.js';
import { IpCredit } from './ip-credit.js';
import type { Explore } from './use-explore.js';

/** The whole of a breakdown with all metrics, over the page that it was opened from. */
export function TableDrawer({ explore }: { explore: Explore }) {
  const { table } = explore.state;
  return (
    <Drawer
      open={table !== undefined}
      onClose={() => explore.update({ table: undefined })}
      size="min(1180px, 100vw)"
      title={table === undefined ? null : <TableTitle explore={explore} table={table} />}
      extra={
        table && (
          <ExportButton query={explore.queries.table(table)} name={`${table.dimension}-${table.page}`} />
        )
      }
      classNames={{ body: 'table-drawer' }}
      destroyOnHidden
    >
      {table !== undefined && <TableBody explore={explore} table={table} />}
    </Drawer>
  );
}

function TableTitle({ explore, table }: { explore: Explore; table: OpenTable }) {
  const locale = useLocale();
  const label = useCatalogue().dimension(table.dimension);
  return (
    <>
      {label} <small>{formatRange(explore.queries.range, locale)}</small>
    </>
  );
}

function TableBody({ explore, table }: { explore: Explore; table: OpenTable }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const answer = useQuery(answerQuery(explore.queries.table(table)));
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.isPending) return <BarListSkeleton rows={14} />;
  if (answer.data.rows.length === 0) return <Notice title={t('explore.emptyRange')} />;
  return (
    <>
      <FullTable explore={explore} table={table} answer={answer.data} busy={answer.isFetching} />
      <div className="table-drawer__foot">
        <Pagination
          current={table.page}
          pageSize={TABLE_ROWS}
          total={answer.data.meta.total_rows}
          showSizeChanger={false}
          showTotal={(total) => t('explore.rows', { total: formatCount(total, locale) })}
          onChange={(page) => explore.update({ table: { ...table, page } })}
        />
        {(table.dimension === 'country' || table.dimension === 'province') && <IpCredit />}
      </div>
    </>
  );
}
