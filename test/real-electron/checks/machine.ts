import { CustomerPage } from '../../pages/customer-page.ts';
import { TillPage } from '../../pages/till-page.ts';
import { defineCheck } from '../check.ts';

export const shown = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    const seen = await bench.inside(app).evaluate(({ BrowserWindow, screen }) => ({
      displays: screen.getAllDisplays().length,
      windows: BrowserWindow.getAllWindows().map((window) => ({
        url: window.webContents.getURL(),
        visible: window.isVisible(),
        protected: window.isContentProtected(),
        full: window.isFullScreen(),
        title: window.getTitle(),
      })),
    }));
    const of = (url: string) => seen.windows.find((each) => each.url === url);
    const [till, customer] = [of('app://till/'), of('app://customer/')];
    return {
      till: till?.visible === true,
      customer: customer?.visible === true,
      customerProtected: customer?.protected === true,
      titles: [...new Set(seen.windows.map(({ title }) => title))],
      displays: seen.displays,
      customerFullScreen: customer?.full === true,
      platform: process.platform as string,
    };
  },
  must: {
    till: true,
    customer: true,
    // Linux has no such protection.
    customerProtected: (is, { platform }) => is || platform === 'linux',
    titles: ['베네피아 포인트'],
    customerFullScreen: (is, { displays }) => is === displays > 1,
  },
  good: {
    till: true,
    customer: true,
    customerProtected: true,
    titles: ['베네피아 포인트'],
    displays: 1,
    customerFullScreen: false,
    platform: 'win32',
  },
  broken: [
    { till: false },
    { customer: false },
    { customerProtected: false },
    { titles: ['Electron'] },
    { customerFullScreen: true },
  ],
});

export const power = defineCheck({
  look: async (bench) => {
    const app = await bench.ownTill();
    const [till, customer] = [new TillPage(app.till), new CustomerPage(app.customer)];
    await till.waitFor('idle');
    await till.typeAmount('9000');
    await till.press('Enter');
    await customer.waitFor('customer.intro');
    await customer.accept();
    await customer.type('minji', 'keyboard');
    await customer.confirm('keyboard');
    await customer.waitFor('customer.pw');
    app.main.power('lock-screen');
    await customer.waitFor('customer.intro').catch(() => undefined);
    return { after: (await customer.state()) ?? '' };
  },
  must: { after: 'customer.intro' },
  good: { after: 'customer.intro' },
  broken: [{ after: 'customer.pw' }],
});

export const notice = defineCheck({
  look: async (bench) => {
    const inside = bench.inside(await bench.till());
    return await inside.evaluate(async ({ Notification }) => {
      if (!Notification.isSupported()) return { supported: false, came: 'nothing' };
      const own = new Notification({ title: '베네피아 포인트', body: '확인용 알림 / a check' });
      const came = new Promise<string>((done) => {
        own.on('show', () => done('shown'));
        own.on('failed', () => done('failed'));
        setTimeout(() => done('no word of it'), 5_000);
      });
      own.show();
      const said = await came;
      own.close();
      return { supported: true, came: said };
    });
  },
  must: { came: (said) => said !== 'failed' },
  good: { supported: true, came: 'shown' },
  broken: [{ came: 'failed' }],
});
