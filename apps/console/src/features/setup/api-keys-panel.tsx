import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  API_KEY_SCOPES,
  apiKeysQuery,
  createApiKey,
  revokeApiKey,
  type ApiKey,
  type CreatedApiKey,
} from '../../api/api-keys.js';
import { CopyField } from '../../components/copy-field.js';
import type { Owner } from '../../api/owner.js';
import { Panel } from '../../components/panel.js';
import { QueriedRowList } from '../../components/row-list.js';
import { formatInstant } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PLATFORM_TIME_ZONE } from '../overview/calendar.js';
import { useChange } from './use-change.js';

/** Keys for machines; a new one's secret is in sight until its dialog is closed, and never again. */
export function ApiKeysPanel({ owner }: { owner: Owner }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey>();
  const query = apiKeysQuery(owner);
  const keys = useQuery(query);
  const creation = useChange({
    change: (fields: Pick<ApiKey, 'name' | 'scopes'>) => createApiKey(owner, fields),
    refresh: query.queryKey,
    onDone: setCreated,
  });
  const revocation = useChange({ change: revokeApiKey, refresh: query.queryKey });
  const close = () => {
    setAdding(false);
    setCreated(undefined);
  };

  return (
    <Panel
      title={t('setup.keys')}
      tools={
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('setup.addKey')}
        </Button>
      }
    >
      <p className="setup__text">{t(owner === null ? 'platform.keysText' : 'setup.keysText')}</p>
      <QueriedRowList query={keys} expected={2} empty={t('setup.noKeys')}>
        {(key) => (
          <>
            <div>
              <strong>{key.name}</strong>
              <small>
                {key.scopes.map((scope) => t(`setup.scope.${scope}`)).join(', ')} · {t('setup.created')}{' '}
                {formatInstant(key.created_at, locale, PLATFORM_TIME_ZONE, true)}
              </small>
            </div>
            <Popconfirm
              title={t('setup.revokeSure', { name: key.name })}
              okText={t('setup.revoke')}
              onConfirm={() => revocation.mutate(key.id)}
            >
              <Button type="text" danger>
                {t('setup.revoke')}
              </Button>
            </Popconfirm>
          </>
        )}
      </QueriedRowList>
      <Modal
        open={adding}
        title={created === undefined ? t('setup.addKey') : t('setup.secretTitle')}
        footer={null}
        onCancel={close}
        mask={{ closable: created === undefined }}
        destroyOnHidden
      >
        {created === undefined ? (
          <Form<Pick<ApiKey, 'name' | 'scopes'>>
            layout="vertical"
            requiredMark={false}
            initialValues={{ name: '', scopes: ['query'] }}
            onFinish={creation.mutate}
          >
            <Form.Item
              name="name"
              label={t('setup.keyName')}
              rules={[{ required: true, whitespace: true, message: t('setup.required') }]}
            >
              <Input autoFocus maxLength={120} />
            </Form.Item>
            <Form.Item
              name="scopes"
              label={t('setup.scopes')}
              rules={[{ required: true, message: t('setup.required') }]}
            >
              <Checkbox.Group
                options={API_KEY_SCOPES.map((value) => ({ value, label: t(`setup.scope.${value}`) }))}
              />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={creation.isPending}>
              {t('setup.addKey')}
            </Button>
          </Form>
        ) : (
          <>
            <p>{t('setup.secretText')}</p>
            <CopyField text={created.secret} label={t('setup.secretTitle')} />
            <Button onClick={close}>{t('common.close')}</Button>
          </>
        )}
      </Modal>
    </Panel>
  );
}
