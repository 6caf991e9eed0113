import { PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outlet } from '../../api/outlets.js';
import { createSite } from '../../api/sites.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { RowList } from '../../components/row-list.js';
import { SiteForm } from './site-form.js';
import { useChange } from './use-change.js';

export function SitesPanel({ outlet, manages }: { outlet: Outlet; manages: boolean }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const creation = useChange({
    change: (fields: Parameters<typeof createSite>[1]) => createSite(outlet.id, fields),
    refresh: ['outlets'],
    onDone: () => setAdding(false),
  });
  return (
    <Panel
      title={t('setup.sites')}
      tools={
        manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('setup.addSite')}
          </Button>
        )
      }
    >
      {outlet.sites.length === 0 && <Notice title={t('setup.noSites')} />}
      <RowList rows={outlet.sites}>
        {({ id, name, domains, status }) => (
          <>
            <div>
              <strong>{name}</strong>
              <small>{domains.join(', ')}</small>
            </div>
            <span className={`status status--${status}`}>{t(`setup.${status}`)}</span>
            <Link className="row-link" to={`/sites/${id}/setup`}>
              {t('setup.open')}
            </Link>
          </>
        )}
      </RowList>
      <Modal
        open={adding}
        title={t('setup.addSite')}
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <SiteForm onSave={creation.mutate} saving={creation.isPending} submit={t('setup.addSite')} />
      </Modal>
    </Panel>
  );
}
