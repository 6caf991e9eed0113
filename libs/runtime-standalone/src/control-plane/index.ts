export { FolderInUse } from './folder-lock.js';
export { openControlPlane, type ControlPlaneOptions } from './open-control-plane.js';
