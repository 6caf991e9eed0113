export { recordChange, type Actor, type Change } from './record-change.js';
