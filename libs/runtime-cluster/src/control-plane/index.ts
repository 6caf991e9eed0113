export { openControlPlane, type ControlPlaneOptions } from './open-control-plane.js';
