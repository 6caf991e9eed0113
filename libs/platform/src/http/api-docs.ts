import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** OpenAPI path items by path. */
type Paths = Record<string, object>;

/**
 * The OpenAPI document of an application.
 * @param besides paths that are served beside Nest's controllers, where nothing finds them by itself
 */
export function openApiDocument(app: INestApplication, besides: Paths = {}): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Nhịp Báo')
    .setDescription(
      'Counting and understanding the audience of the press. Errors are {"error": {"code", "message", "details"?}}.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, nbk_…' })
    .addCookieAuth('nb_session');
  const document = SwaggerModule.createDocument(app, builder.build());
  return { ...document, paths: { ...besides, ...document.paths } };
}

/** Serves the document at `/docs` for people and at `/docs/openapi.json` for programs. */
export function serveApiDocs(app: INestApplication, besides: Paths = {}): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, besides), {
    jsonDocumentUrl: 'docs/openapi.json',
  });
}
