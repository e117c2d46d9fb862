import type { Express } from 'express';
import type { Action } from '../../src/accounts/access.ts';
import { actionOf } from '../../src/http/allow.ts';

export interface Route {
  method: string;
  path: string;
  /** What the route asks the access table for; undefined = it forgot to. */
  action: Action | undefined;
}

interface Layer {
  route?: { path: string; stack: { method: string; handle: unknown }[] };
  handle?: { stack?: Layer[] };
}

/** Every route of the application, by walking its routers; a route without `allow(…)` has no action. */
export function routesOf(app: Express): Route[] {
  return walk((app.router as unknown as { stack: Layer[] }).stack);
}

function walk(layers: readonly Layer[]): Route[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return walk(handle?.stack ?? []);
    const methods = new Set(route.stack.map(({ method }) => method));
    return [...methods].map((method) => ({
      method: method.toUpperCase(),
      path: route.path,
      action: route.stack.map((layer) => actionOf(layer.handle)).find((one) => one !== undefined),
    }));
  });
}
