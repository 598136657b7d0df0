// Behaves like the web or the workers: health addresses, the listening message, draining.
import { createServer } from 'node:http';

let hangs = false;
let live = true;
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  if (request.url === '/hang') hangs = true;
  if (request.url === '/leak') live = false;
  if (request.url === '/healthz/live' && !live) response.writeHead(503).end('not live: memory');
  else if (!hangs) response.end(String(process.pid));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.({ type: 'listening', port: address?.port });
});
const drain = () => {
  console.log('draining');
  process.exit(0);
};
if (process.argv[2] !== 'deaf') process.on('SIGTERM', drain);
else process.on('SIGTERM', () => console.log('no'));
process.on('disconnect', drain);
