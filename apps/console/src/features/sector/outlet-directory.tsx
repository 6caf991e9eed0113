import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { outletsQuery, type Outlet } from '../../api/outlets.js';
import { BarListSkeleton } from '../../components/bar-list.js';
import { ErrorState } from '../../components/error-state.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { formatCount } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';
import './outlet-directory.css';

interface Props {
  /** For those who may look into each. */
  linked: boolean;
  /** For those who may change what is known of one. */
  onChange?: (outlet: Outlet) => void;
}

/** The outlets on the platform. */
export function OutletDirectory({ linked, onChange }: Props) {
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
      {outlets.isSuccess && shown.length === 0 && (
        <Notice title={t(wanted === '' ? 'sector.empty' : 'sector.none')} />
      )}
      {shown.length > 0 && (
        <table className="directory__table">
          <thead>
            <tr>
              <th scope="col">{t('sector.name')}</th>
              <th scope="col">{t('sector.kind')}</th>
              <th scope="col">{t('sector.province')}</th>
              <th scope="col">{t('sector.sites')}</th>
              {onChange && <td />}
            </tr>
          </thead>
          <tbody>
            {shown.map((outlet) => (
              <tr key={outlet.id}>
                <th scope="row">
                  {linked ? <Link to={`/outlets/${outlet.id}`}>{outlet.name}</Link> : outlet.name}
                </th>
                <td>{nameOfValue('kind', outlet.kind, locale)}</td>
                <td>{outlet.province}</td>
                <td>{outlet.sites.map((site) => site.name).join(', ')}</td>
                {onChange && (
                  <td className="directory__tools">
                    <Link className="row-link" to={`/outlets/${outlet.id}/sites`}>
                      {t('platform.setUp')}
                    </Link>
                    <Button type="text" onClick={() => onChange(outlet)}>
                      {t('platform.change')}
                    </Button>
                  </td>
                )}
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
