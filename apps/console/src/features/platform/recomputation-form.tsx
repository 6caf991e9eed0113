import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { outletsQuery } from '../../api/outlets.js';
import type { RecomputationOrder } from '../../api/recomputations.js';
import { dayOf } from '../overview/calendar.js';

interface Fields {
  outlet?: number;
  days: [Dayjs, Dayjs];
}

interface Props {
  saving: boolean;
  onOrder: (order: RecomputationOrder) => void;
}

const text = (day: Dayjs): string => day.format('YYYY-MM-DD');

/** Which outlet and which days. */
export function RecomputationForm({ saving, onOrder }: Props) {
  const { t } = useTranslation();
  const outlets = useQuery(outletsQuery);
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={({ outlet, days: [from, to] }) =>
        onOrder({ from: text(from), to: text(to), ...(outlet !== undefined && { outlet: String(outlet) }) })
      }
    >
      <Form.Item name="outlet" label={t('platform.outlet')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={outlets.isPending}
          placeholder={t('platform.allOutlets')}
          options={outlets.data?.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="days"
        label={t('platform.days')}
        rules={[{ required: true, message: t('setup.required') }]}
      >
        <DatePicker.RangePicker
          className="recomputation-days"
          format="DD/MM/YYYY"
          maxDate={dayjs(dayOf(new Date()))}
          classNames={{ popup: { root: 'period__calendar' } }}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={saving}>
        {t('platform.recompute')}
      </Button>
    </Form>
  );
}
