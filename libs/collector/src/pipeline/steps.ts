import type { Step } from './step.js';
import { checkOrigin } from './steps/check-origin.js';
import { classifyArrival } from './steps/classify-arrival.js';
import { classifyTraffic } from './steps/classify-traffic.js';
import { correctClock } from './steps/correct-clock.js';
import { describeContent } from './steps/describe-content.js';
import { findSite } from './steps/find-site.js';
import { keyVisitor } from './steps/key-visitor.js';
import { limitRate } from './steps/limit-rate.js';
import { locate } from './steps/locate.js';
import { measure } from './steps/measure.js';
import { readAgent } from './steps/read-agent.js';
import { readPage } from './steps/read-page.js';
import { refusePaused } from './steps/refuse-paused.js';
import { takeClient } from './steps/take-client.js';
import { validate } from './steps/validate.js';

/** All that is done with an event before it is durable, in this order: first what may refuse it, then what describes it. */
export const STEPS: readonly Step[] = [
  validate,
  findSite,
  refusePaused,
  takeClient,
  readPage,
  checkOrigin,
  limitRate,
  correctClock,
  describeContent,
  measure,
  classifyArrival,
  locate,
  readAgent,
  classifyTraffic,
  keyVisitor,
];
