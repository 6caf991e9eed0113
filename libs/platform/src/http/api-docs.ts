import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of an application. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Nhịp Báo')
    .setDescription(
      'Counting and understanding the audience of the press. Errors are {"error": {"code", "message", "details"?}}.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, nbk_…' })
    .addCookieAuth('nb_session');
  return SwaggerModule.createDocument(app, builder.build());
}

/** Serves the document at `/docs` for people and at `/docs/openapi.json` for programs. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'docs/openapi.json' });
}
