import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { Step } from '../files';
import { at, list, shown, text } from '../reading/plain';

const id = 'alertmanager';
export const alertmanagerFiles = /^observability\/alertmanager\/.*\.ya?ml$/;
const matcher =
  /^\s*"?[a-zA-Z_]\w*"?\s*(=~|!~|!=|=)\s*("[^"]*"|[^"\s,{}]+)\s*$/;

/** Routes lead to receivers that exist, by matchers that can be read. */
export const alertmanagerSyntax = acrossFiles({
  id,
  title: 'Alertmanager routes lead to receivers that exist',
  check(files) {
    const paths = files.matching(alertmanagerFiles);
    return {
      looked: paths,
      findings: paths.flatMap(file =>
        files.yaml(file).flatMap(document => {
          const { value } = document;
          const receivers = list(at(value, 'receivers')).map(receiver =>
            text(at(receiver, 'name')),
          );
          const found: { steps: Step[]; message: string; fix: string }[] = [];
          for (const [index, name] of receivers.entries()) {
            if (!name || receivers.indexOf(name) !== index) {
              found.push({
                steps: ['receivers', index],
                message: `receiver ${shown(name)} has no name of its own`,
                fix: 'give each receiver a name that no other has',
              });
            }
          }
          if (at(value, 'route') === undefined) {
            found.push({
              steps: [],
              message: 'has no route',
              fix: 'add a route with a receiver',
            });
          }
          for (const { steps, route } of routes(at(value, 'route'), [
            'route',
          ])) {
            const receiver = text(at(route, 'receiver'));
            if (
              receiver === undefined
                ? steps.length === 1
                : !receivers.includes(receiver)
            ) {
              found.push({
                steps: [...steps, 'receiver'],
                message: `a route leads to the receiver ${shown(
                  receiver,
                )}, which does not exist`,
                fix: `name one of ${receivers.join(
                  ', ',
                )}, or add it to receivers`,
              });
            }
            for (const [index, text_] of list(
              at(route, 'matchers'),
            ).entries()) {
              if (!matcher.test(String(text_))) {
                found.push({
                  steps: [...steps, 'matchers', index],
                  message: `${shown(text_)} is no matcher`,
                  fix: 'write one such as severity="P0"',
                });
              }
            }
          }
          return found.map(
            ({ steps, message, fix }): Finding => ({
              rule: id,
              file,
              line: document.lineOf(steps),
              message,
              fix,
            }),
          );
        }),
      ),
    };
  },
});

function routes(
  route: unknown,
  steps: Step[],
): { steps: Step[]; route: unknown }[] {
  return [
    { steps, route },
    ...list(at(route, 'routes')).flatMap((child, index) =>
      routes(child, [...steps, 'routes', index]),
    ),
  ];
}
