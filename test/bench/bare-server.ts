import Fastify from 'fastify';

/** The peer of the collector: a route that parses the same body and does nothing with it. */
const server = Fastify();
server.post('/v1/events', (_request, reply) => reply.status(202).send({ accepted: 1, rejected: [] }));
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening ${address}\n`);
