import { EntityIssue, describeValue } from '../EntityIssue';

/** More issues than this on one entity help nobody and only cost memory. */
const MOST_ISSUES = 50;

/** A field of an entity that is being read, and where its issues go. */
export class Place {
  /** The entity itself. */
  static root(namespace: string, issues: EntityIssue[]): Place {
    return new Place('', namespace, issues);
  }

  private constructor(
    readonly path: string,
    readonly namespace: string,
    private readonly issues: EntityIssue[],
  ) {}

  field(key: string): Place {
    const name = /^[A-Za-z_][\w-]*$/.test(key)
      ? `.${key}`
      : `[${JSON.stringify(key.slice(0, 60))}]`;
    const path = this.path === '' ? name.replace(/^\./, '') : this.path + name;
    return new Place(path, this.namespace, this.issues);
  }

  item(index: number): Place {
    return new Place(`${this.path}[${index}]`, this.namespace, this.issues);
  }

  report(value: unknown, message: string, fix: string): undefined {
    this.reportText(describeValue(value), message, fix);
    return undefined;
  }

  /** As `report`, for a value that must not be shown as it is. */
  reportText(value: string, message: string, fix: string): undefined {
    if (this.issues.length < MOST_ISSUES) {
      this.issues.push({ path: this.path || 'entity', value, message, fix });
    }
    return undefined;
  }
}
