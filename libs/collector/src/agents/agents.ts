import { Injectable } from '@nestjs/common';
import Bowser from 'bowser';
import { LRUCache } from 'lru-cache';
import { robotReason } from '../robots/robot-reason.js';
import { appAround, LOCAL_BROWSERS, TELEVISION } from './local-agents.js';

export type Device = 'mobile' | 'tablet' | 'desktop' | 'tv' | 'other';

/** What a user agent says of itself. */
export interface Agent {
  device: Device;
  browser: string;
  os: string;
  /** Why it is no reader's browser; empty when it seems to be one. */
  robot: string;
  /** The platform in whose app the page is shown. */
  app?: string;
}

/** Real agents are shorter; a longer one must not cost more to read. */
const MAX_LENGTH = 512;
const DEVICES = new Set<string>(['mobile', 'tablet', 'desktop', 'tv']);
const isDevice = (type: string | undefined): type is Device => type !== undefined && DEVICES.has(type);

/** Reads user agents, each distinct one once: parsing one takes longer than everything else about an event. */
@Injectable()
export class Agents {
  private readonly known = new LRUCache<string, Agent>({ max: 20_000 });

  of(userAgent: string): Agent {
    const text = userAgent.slice(0, MAX_LENGTH);
    let agent = this.known.get(text);
    if (!agent) {
      agent = readAgent(text);
      this.known.set(text, agent);
    }
    return agent;
  }
}

function readAgent(text: string): Agent {
  const robot = robotReason(text);
  if (text === '') return { device: 'other', browser: '', os: '', robot };
  const parser = Bowser.getParser(text);
  const type = TELEVISION.test(text) ? 'tv' : parser.getPlatformType();
  const app = appAround(text);
  return {
    device: isDevice(type) ? type : 'other',
    browser: LOCAL_BROWSERS.find(({ sign }) => sign.test(text))?.name ?? parser.getBrowserName(),
    os: parser.getOSName(),
    robot,
    ...(app && { app }),
  };
}
