import {findProgram} from './programs.mjs';
import {launch} from './puppeteer.mjs';

export function start({lang = 'en-US'} = {}) {
  return launch('firefox', {
    browser: 'firefox',
    executablePath: findProgram('FIREFOX', 'firefox-esr', 'firefox'),
    env: {...process.env, HOME: process.env.HOME ?? '/tmp'},
    extraPrefsFirefox: {
      // As strict about file:// as a reader's own Firefox.
      'security.fileuri.strict_origin_policy': true,
      'intl.accept_languages': lang,
      'browser.chrome.site_icons': false,
      // Nothing on the network but the test's own servers.
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
}
