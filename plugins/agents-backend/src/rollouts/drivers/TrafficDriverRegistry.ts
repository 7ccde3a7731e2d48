import type {
  AgentsTrafficDriverExtensionPoint,
  TrafficDriver,
} from '@agent-portal/plugin-agents-node';
import type { TrafficDrivers } from '../model';

/** The traffic drivers that are installed: the built-in ones and those that modules add. */
export class TrafficDriverRegistry
  implements AgentsTrafficDriverExtensionPoint, TrafficDrivers
{
  readonly #drivers = new Map<string, TrafficDriver>();

  private constructor() {}

  static create(): TrafficDriverRegistry {
    return new TrafficDriverRegistry();
  }

  addTrafficDriver(driver: TrafficDriver): void {
    if (this.#drivers.has(driver.id)) {
      throw new Error(
        `There are two traffic drivers with the id "${driver.id}"; install one of them`,
      );
    }
    this.#drivers.set(driver.id, driver);
  }

  get(id: string): TrafficDriver | undefined {
    return this.#drivers.get(id);
  }

  ids(): string[] {
    return [...this.#drivers.keys()].sort();
  }
}
