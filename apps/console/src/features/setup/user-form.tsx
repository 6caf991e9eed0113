import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NewUser } from '../../api/users.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';

const ROLES = ['outlet_analyst', 'outlet_manager'] as const;
const SHORTEST_PASSWORD = 10;

export function UserForm({ saving, onSave }: { saving: boolean; onSave: (user: NewUser) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const required = [{ required: true, whitespace: true, message: t('setup.required') }];
  return (
    <Form<NewUser>
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: 'outlet_analyst' }}
      onFinish={onSave}
    >
      <Form.Item name="name" label={t('setup.userName')} rules={required}>
        <Input autoFocus maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('session.email')} rules={required}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('setup.role')}>
        <Select options={ROLES.map((value) => ({ value, label: nameOfValue('role', value, locale) }))} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('setup.firstPassword')}
        extra={t('setup.passwordHint')}
        rules={[{ required: true, min: SHORTEST_PASSWORD, message: t('setup.passwordHint') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={saving}>
        {t('setup.addUser')}
      </Button>
    </Form>
  );
}
