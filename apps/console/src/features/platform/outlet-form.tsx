import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { OUTLET_KINDS, type Outlet, type OutletFields } from '../../api/outlets.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';

const LONGEST_NAME = 200;
const LONGEST_FACT = 100;

interface Props {
  outlet?: Outlet;
  submit: string;
  saving: boolean;
  onSave: (fields: OutletFields) => void;
}

/** What a press licence says of an outlet. */
export function OutletForm({ outlet, submit, saving, onSave }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Form<OutletFields>
      layout="vertical"
      requiredMark={false}
      initialValues={outlet ?? { kind: OUTLET_KINDS[0] }}
      onFinish={({ name, kind, province, licence }) =>
        onSave({ name: name.trim(), kind, province: orNull(province), licence: orNull(licence) })
      }
    >
      <Form.Item
        name="name"
        label={t('sector.name')}
        rules={[{ required: true, whitespace: true, message: t('setup.required') }]}
      >
        <Input autoFocus maxLength={LONGEST_NAME} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('sector.kind')}>
        <Select
          options={OUTLET_KINDS.map((value) => ({ value, label: nameOfValue('kind', value, locale) }))}
        />
      </Form.Item>
      <Form.Item name="province" label={t('sector.province')} extra={t('platform.provinceHint')}>
        <Input maxLength={LONGEST_FACT} autoComplete="off" />
      </Form.Item>
      <Form.Item name="licence" label={t('platform.licence')}>
        <Input maxLength={LONGEST_FACT} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={saving}>
        {submit}
      </Button>
    </Form>
  );
}

function orNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
