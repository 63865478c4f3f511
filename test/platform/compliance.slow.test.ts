import { describeKits, platformOf } from '../support/kits';
import { nagFindings } from '../support/nag';

describeKits(({ source, organization }) => {
  test('the four compliance packs report no findings', () => {
    const { app } = platformOf(source, organization);

    expect(nagFindings(app)).toEqual([]);
  });
});
