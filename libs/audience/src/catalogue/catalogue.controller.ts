import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DIMENSIONS, FILTER_OPERATORS, GRANULARITIES, isRolledMetric, METRICS } from '@nhipbao/metrics';
import { Public } from '@nhipbao/platform';

const CATALOGUE = {
  metrics: METRICS.map((metric) => {
    const { name, label, unit, description, grain, of } = metric;
    /** Whether rollups can answer it at all; a metric that they cannot reads page views, whatever it is broken down by. */
    const rolled = isRolledMetric(metric);
    return { name, label, unit, description, grain, of, rolled };
  }),
  dimensions: DIMENSIONS.map(({ name, label, description, type, level, rollup }) => ({
    name,
    label,
    description,
    type,
    level,
    /** The finest unit of time in which it is answered from rollups; other breakdowns read page views and are slower. */
    rollup,
  })),
  granularities: GRANULARITIES,
  operators: FILTER_OPERATORS,
};

/** What can be asked. Definitions are public: anybody may check what a figure means. */
@ApiTags('audience')
@Public()
@Controller('v1/catalogue')
export class CatalogueController {
  @Get()
  @ApiOperation({ summary: 'Every metric and dimension with its label, unit and definition' })
  catalogue(): typeof CATALOGUE {
    return CATALOGUE;
  }
}
