import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { rowsOf, totalsOf } from '../../api/answer-rows.js';
import { answerQuery, type QueryDto } from '../../api/query.js';
import { BarList, BarListSkeleton } from '../../components/bar-list.js';
import { ErrorState } from '../../components/error-state.js';
import { ExportButton } from '../../components/export-button.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { formatShare, formatShortCount } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { ESTIMATED } from '../overview/cards.js';
import { writeFilter } from '../overview/filters.js';
import { IpCredit } from '../overview/ip-credit.js';
import { useValueNames } from '../overview/use-value-names.js';

interface Props {
  dimension: 'channel' | 'referrer' | 'platform' | 'device' | 'country' | 'province';
  query: QueryDto;
  article: { outlet: number; id: string };
}

/** Page views of the article by one dimension; a row leads to the overview with both as filters. */
export function ArticleBreakdown({ dimension, query, article }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useValueNames();
  const navigate = useNavigate();
  const answer = useQuery(answerQuery(query));
  const found =
    answer.data === undefined ? [] : rowsOf(answer.data).filter((row) => row.number('pageviews') !== 0);
  const total = (answer.data && totalsOf(answer.data)?.number('pageviews')) ?? 0;
  const longest = found[0]?.number('pageviews') ?? 0;
  const open = (value: string) => {
    const params = new URLSearchParams();
    params.append('f', writeFilter({ dimension: 'article', op: 'is', values: [article.id] }));
    params.append('f', writeFilter({ dimension, op: 'is', values: [value] }));
    void navigate(`/outlets/${article.outlet}?${params.toString()}`);
  };
  const title = t(`explore.tabs.${dimension}`);
  return (
    <Panel
      title={ESTIMATED.includes(dimension) ? `${title} (${t('explore.estimate')})` : title}
      className="card"
      tools={<ExportButton query={query} name={`${article.id}-${dimension}`} />}
    >
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <BarListSkeleton rows={5} />}
      {answer.isSuccess && found.length === 0 && <Notice title={t('common.noData')} />}
      <BarList
        label={title}
        onPick={open}
        rows={found.map((row) => {
          const count = row.number('pageviews') ?? 0;
          return {
            key: row.text(dimension),
            label: nameOf(dimension, row.text(dimension)),
            share: longest > 0 ? count / longest : 0,
            beside: total > 0 ? formatShare(count / total, locale, 0) : null,
            value: formatShortCount(count, locale),
          };
        })}
      />
      {(dimension === 'country' || dimension === 'province') && (
        <footer className="panel__foot">
          <IpCredit />
        </footer>
      )}
    </Panel>
  );
}
