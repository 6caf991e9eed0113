export {
  ApiError,
  forbidden,
  invalidRequest,
  notFound,
  unauthenticated,
  unavailable,
  type InvalidField,
} from './api-error.js';
