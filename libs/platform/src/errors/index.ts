export {
  ApiError,
  forbidden,
  invalidRequest,
  notFound,
  unauthenticated,
  unavailable,
  type InvalidField,
} from './api-error.js';
export { describeError } from './describe-error.js';
export { errorBody, ErrorFilter } from './error.filter.js';
export { invalidFields, validationPipe } from './validation-pipe.js';
