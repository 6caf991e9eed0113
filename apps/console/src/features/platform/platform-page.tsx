import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../api/outlets.js';
import { useUser } from '../../app/use-user.js';
import { Notice } from '../../components/notice.js';
import { OutletDirectory } from '../sector/outlet-directory.js';
import { ApiKeysPanel } from '../setup/api-keys-panel.js';
import { UsersPanel } from '../setup/users-panel.js';
import '../overview/explore.css';
import '../setup/setup.css';
import { OutletDialog } from './outlet-dialog.js';
import { RecomputationsPanel } from './recomputations-panel.js';

/** For operators: the outlets, the people and keys that belong to none of them, and figures that are computed anew. */
export function PlatformPage() {
  const { t } = useTranslation();
  const user = useUser();
  const [subject, setSubject] = useState<Outlet | 'new'>();
  if (user.role !== 'operator') return <Notice title={t('common.forbiddenTitle')} page />;
  return (
    <>
      <title>{`${t('platform.title')} · ${t('common.product')}`}</title>
      <header className="page-head">
        <div>
          <h1>{t('platform.title')}</h1>
          <p className="page-head__lead">{t('platform.lead')}</p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setSubject('new')}>
          {t('platform.admit')}
        </Button>
      </header>
      <div className="setup">
        <OutletDirectory linked onChange={setSubject} />
        <UsersPanel owner={null} />
        <ApiKeysPanel owner={null} />
        <RecomputationsPanel />
      </div>
      <OutletDialog subject={subject} onClose={() => setSubject(undefined)} />
    </>
  );
}
