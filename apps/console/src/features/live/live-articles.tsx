import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Live } from '../../api/live.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { moveRowFocus } from '../../components/row-focus.js';
import { formatCount } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { useMovingRows } from './use-moving-rows.js';

const SHOWN = 15;

/** The articles being read, most readers first; rows glide when their order changes. */
export function LiveArticles({ live, outlet }: { live: Live; outlet: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const articles = live.articles.slice(0, SHOWN);
  const top = Math.max(1, ...articles.map(({ readers }) => readers));
  const list = useMovingRows<HTMLOListElement>(articles.map(({ article }) => article).join('\n'));
  return (
    <Panel
      title={t('live.articles')}
      className="live__articles"
      tools={
        <span className="live__columns" aria-hidden="true">
          <span>{t('live.views30')}</span>
          <span>{t('live.readers')}</span>
        </span>
      }
    >
      {articles.length === 0 && (
        <Notice title={t('live.quiet')}>
          <p>{t('live.quietHint')}</p>
        </Notice>
      )}
      <ol ref={list} className="live-list" onKeyDown={moveRowFocus}>
        {articles.map(({ article, title, section, readers, pageviews_last_30_min: views }) => (
          <li key={article} data-key={article} style={{ '--share': readers / top } as CSSProperties}>
            <Link data-row to={`/outlets/${outlet}/articles/${encodeURIComponent(article)}`}>
              <span className="live-list__title">{title || article}</span>
              <span className="live-list__section">{section}</span>
              <span className="live-list__views">
                <span className="visually-hidden">{t('live.views30')}: </span>
                {formatCount(views, locale)}
              </span>
              <strong className="live-list__readers" data-none={readers === 0}>
                <span className="visually-hidden">{t('live.readers')}: </span>
                {formatCount(readers, locale)}
              </strong>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
