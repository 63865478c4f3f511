import { platformOf, STARTER_KIT, templatesOf } from '../support/kits';

// A changed logical ID replaces a user's data: any change of this snapshot is a breaking change.
test('logical ids of the starter kit', () => {
  const { app } = platformOf(STARTER_KIT, 'example-org');
  const ids = Object.entries(templatesOf(app)).map(([file, text]) => {
    const { Resources } = JSON.parse(text) as { Resources: { [id: string]: { Type: string } } };
    return [file, Object.entries(Resources).map(([id, { Type }]) => `${Type} ${id}`).sort()];
  });

  expect(Object.fromEntries(ids)).toMatchSnapshot();
});
