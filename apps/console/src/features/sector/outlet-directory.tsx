import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { outletsQuery } from '../../api/outlets.js';
import { BarListSkeleton } from '../../components/bar-list.js';
import { ErrorState } from '../../components/error-state.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { formatCount } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';
import './outlet-directory.css';

/** The outlets on the platform; linked for those who may look into each. */
export function OutletDirectory({ linked }: { linked: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [text, setText] = useState('');
  const outlets = useQuery(outletsQuery);
  const wanted = folded(text);
  const shown = (outlets.data ?? []).filter(({ name }) => folded(name).includes(wanted));
  return (
    <Panel
      title={t('sector.directory')}
      className="directory"
      tools={
        <Input.Search
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('sector.find')}
          aria-label={t('sector.find')}
        />
      }
    >
      {outlets.isError && <ErrorState error={outlets.error} onRetry={() => void outlets.refetch()} />}
      {outlets.isPending && <BarListSkeleton />}
      {outlets.isSuccess && shown.length === 0 && <Notice title={t('sector.none')} />}
      {shown.length > 0 && (
        <table className="directory__table">
          <thead>
            <tr>
              <th scope="col">{t('sector.name')}</th>
              <th scope="col">{t('sector.kind')}</th>
              <th scope="col">{t('sector.province')}</th>
              <th scope="col">{t('sector.sites')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, kind, province, sites }) => (
              <tr key={id}>
                <th scope="row">{linked ? <Link to={`/outlets/${id}`}>{name}</Link> : name}</th>
                <td>{nameOfValue('kind', kind, locale)}</td>
                <td>{province}</td>
                <td>{sites.map((site) => site.name).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer className="panel__foot">
        {t('sector.count', { total: formatCount(shown.length, locale) })}
      </footer>
    </Panel>
  );
}

/** Without case and diacritics, so that `tuoi` finds `Tuổi`. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}
