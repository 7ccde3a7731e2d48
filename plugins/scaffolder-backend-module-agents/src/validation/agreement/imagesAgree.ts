import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import {
  kustomizations,
  ofKind,
  podTemplate,
} from '../kubernetes/KubernetesDocument';
import { at, entries, list, text } from '../reading/plain';
import { composeFiles } from '../syntax/composeSyntax';

const id = 'images-agree';

interface Mention {
  file: string;
  line?: number;
  where: string;
  image: string;
}

/** The image that is built is the one that is deployed. */
export function imagesAgree(planned: string | undefined) {
  return acrossFiles({
    id,
    title: 'All files agree on the name of the image',
    check(files) {
      const deployed = inRollouts(files);
      const expected = planned ?? deployed[0]?.image;
      const said = expected
        ? [
            ...deployed,
            ...inKustomizations(files),
            ...inCompose(files),
            ...inWorkflows(files, expected),
          ]
        : [];
      return {
        looked: said.map(({ file }) => file),
        findings: said
          .filter(({ image }) => image !== expected)
          .map(
            ({ file, line, where, image }): Finding => ({
              rule: id,
              file,
              line,
              message: `${where} names the image ${image}, and the service's is ${expected}`,
              fix: `write ${expected}`,
            }),
          ),
      };
    },
  });
}

function inRollouts(files: ParsedFiles): Mention[] {
  return ofKind(files, 'Rollout', 'Deployment').flatMap(
    ({ file, document, value, kind }) => {
      const steps = [...podTemplate, 'spec', 'containers', 0, 'image'];
      const image = text(at(value, ...steps));
      return image
        ? [
            {
              file,
              line: document.lineOf(steps),
              where: kind,
              image: withoutTag(image),
            },
          ]
        : [];
    },
  );
}

function inKustomizations(files: ParsedFiles): Mention[] {
  return kustomizations(files).flatMap(({ file, document, value }) =>
    list(at(value, 'images')).flatMap((image, index) => {
      const line = document.lineOf(['images', index]);
      return ['name', 'newName'].flatMap(key => {
        const name = text(at(image, key));
        return name
          ? [{ file, line, where: `images[${index}].${key}`, image: name }]
          : [];
      });
    }),
  );
}

function inCompose(files: ParsedFiles): Mention[] {
  return files.matching(composeFiles).flatMap(file =>
    files.yaml(file).flatMap(document =>
      entries(at(document.value, 'services'))
        .filter(([, service]) => at(service, 'build') !== undefined)
        .flatMap(([name, service]) => {
          const image = text(at(service, 'image'));
          const line = document.lineOf(['services', name, 'image']);
          return image
            ? [{ file, line, where: name, image: withoutTag(image) }]
            : [];
        }),
    ),
  );
}

/** Images in workflows that lie beside the expected one, or have its name. */
function inWorkflows(files: ParsedFiles, expected: string): Mention[] {
  const folder = expected.slice(0, expected.lastIndexOf('/') + 1);
  const name = expected.slice(folder.length);
  return files.matching(/^\.github\/workflows\//).flatMap(file =>
    [
      ...files
        .text(file)
        .matchAll(/(?<![\w./-])[\w.-]+\.[\w-]+(?::\d+)?(?:\/[\w.-]+)+/g),
    ]
      .map(([image]) => image)
      .filter(
        image =>
          (folder.includes('/') && image.startsWith(folder)) ||
          (image.endsWith(`/${name}`) && !/^(https?|git\.)|\.git$/.test(image)),
      )
      .filter(image => image.startsWith(expected.split('/')[0]))
      .map(image => ({
        file,
        line: files.lineOf(file, image),
        where: 'the workflow',
        image,
      })),
  );
}

function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}
