import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only the parts that the console draws with.
echarts.use([LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export { echarts };
