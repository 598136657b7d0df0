export * from './accounts.ts';
export * from './assets.ts';
export * from './collaborators.ts';
export * from './contents.ts';
export * from './events.ts';
export * from './objections.ts';
