import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createUser, removeUser, usersQuery, type NewUser } from '../../api/users.js';
import type { Owner } from '../../api/owner.js';
import { useUser } from '../../app/use-user.js';
import { Panel } from '../../components/panel.js';
import { QueriedRowList } from '../../components/row-list.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';
import { useChange } from './use-change.js';
import { OUTLET_ROLES, SECTOR_ROLES, UserForm } from './user-form.js';

/** The people of an outlet, or those who run and oversee the platform. */
export function UsersPanel({ owner }: { owner: Owner }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useUser();
  const [adding, setAdding] = useState(false);
  const query = usersQuery(owner);
  const users = useQuery(query);
  const creation = useChange({
    change: (user: NewUser) => createUser(owner, user),
    refresh: query.queryKey,
    onDone: () => setAdding(false),
  });
  const removal = useChange({ change: removeUser, refresh: query.queryKey });
  return (
    <Panel
      title={t('setup.users')}
      tools={
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('setup.addUser')}
        </Button>
      }
    >
      <QueriedRowList query={users} expected={3} empty={t('setup.noUsers')}>
        {({ id, name, email, role }) => (
          <>
            <div>
              <strong>
                {name} {id === me.id && <em>({t('setup.you')})</em>}
              </strong>
              <small>
                {email} · {nameOfValue('role', role, locale)}
              </small>
            </div>
            {id !== me.id && (
              <Popconfirm
                title={t(owner === null ? 'platform.removeUserSure' : 'setup.removeUserSure', { name })}
                okText={t('setup.removeUser')}
                onConfirm={() => removal.mutate(id)}
              >
                <Button type="text" danger>
                  {t('setup.removeUser')}
                </Button>
              </Popconfirm>
            )}
          </>
        )}
      </QueriedRowList>
      <Modal
        open={adding}
        title={t('setup.addUser')}
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <UserForm
          roles={owner === null ? SECTOR_ROLES : OUTLET_ROLES}
          saving={creation.isPending}
          onSave={creation.mutate}
        />
      </Modal>
    </Panel>
  );
}
