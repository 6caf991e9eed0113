export { openControlPlane, type ControlPlaneOptions } from './control-plane/index.js';
