import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/session.js';
import type { NewUser } from '../../api/users.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';

/** Roles that may be given, the first one unless another is chosen. */
export const OUTLET_ROLES: readonly Role[] = ['outlet_analyst', 'outlet_manager'];
export const SECTOR_ROLES: readonly Role[] = ['regulator', 'operator'];
const SHORTEST_PASSWORD = 10;

interface Props {
  roles: readonly Role[];
  saving: boolean;
  onSave: (user: NewUser) => void;
}

export function UserForm({ roles, saving, onSave }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const required = [{ required: true, whitespace: true, message: t('setup.required') }];
  return (
    <Form<NewUser>
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: roles[0] }}
      onFinish={onSave}
    >
      <Form.Item name="name" label={t('setup.userName')} rules={required}>
        <Input autoFocus maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('session.email')} rules={required}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('setup.role')}>
        <Select options={roles.map((value) => ({ value, label: nameOfValue('role', value, locale) }))} />
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
