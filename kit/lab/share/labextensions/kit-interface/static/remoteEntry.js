// JupyterLab extension without a build step (as kit-bimtek): what neither catalogue nor configuration can reach.
(() => {
  const SKIP = "Lompat ke isi utama";
  // JupyterLab fills these into translated sentences as they are.
  const VALUES = {true: "ya", false: "tidak", None: "belum ada"};
  // It would store pictures of cards whose clicks do nothing.
  const UNWANTED = "@jupyter-widgets/jupyterlab-manager:saveWidgetState";

  let shared;
  const take = async (name) => {
    const version = Object.keys(shared[name])[0];
    return (await shared[name][version].get())();
  };

  // Parts that were not handed the translator ask the null translator, which would answer in English.
  function translateAlways({TranslationManager, nullTranslator}) {
    const {fetch} = TranslationManager.prototype;
    TranslationManager.prototype.fetch = async function (locale) {
      await fetch.call(this, locale);
      nullTranslator.load = (domain) => this.load(domain);
    };
  }

  function translateValues({constructor: Gettext}) {
    const {strfmt} = Gettext;
    Gettext.strfmt = (sentence, ...values) => strfmt(sentence, ...values.map((value) => VALUES[value] ?? value));
  }

  // Some errors arrive as plain English sentences; the catalogue knows those that a learner can cause.
  function translateErrors({prototype}, words) {
    const {launch} = prototype;
    prototype.launch = function () {
      const body = this.node.querySelector("span.jp-Dialog-body"), english = body?.textContent;
      if (english && words.__(english) !== english) {
        body.textContent = words.__(english);
        this.node.ariaLabel = this.node.ariaLabel?.replace(english, body.textContent);
      }
      return launch.call(this);
    };
  }

  // Lumino adds the English word "Section" for screen readers.
  function nameSections(layout) {
    for (const method of ["attachWidget", "updateTitle"]) {
      const original = layout[method];
      layout[method] = function (index, widget) {
        original.call(this, index, widget);
        this.titles[index].setAttribute("aria-label", widget.title.label);
      };
    }
  }

  function calm(app, menu) {
    document.querySelector(".jp-skiplink a")?.replaceChildren(SKIP);
    // With nothing to show on the right JupyterLab leaves an empty strip there until it is told to collapse it.
    app.shell.collapseRight?.();
    menu?.items.filter((item) => item.command === UNWANTED).forEach((item) => menu.removeItem(item));
  }

  const plugin = async () => {
    const translation = await take("@jupyterlab/translation");
    const {Dialog} = await take("@jupyterlab/apputils");
    const {IMainMenu} = await take("@jupyterlab/mainmenu");
    const {AccordionLayout} = await take("@lumino/widgets");
    translateAlways(translation);
    nameSections(AccordionLayout.prototype);
    return {
      id: "kit-interface:words",
      autoStart: true,
      requires: [translation.ITranslator],
      optional: [IMainMenu],
      activate: (app, translator, mainMenu) => {
        const words = translator.load("jupyterlab");
        translateValues(words);
        translateErrors(Dialog, words);
        // These were named before there was a translator.
        for (const type of app.docRegistry.fileTypes()) type.displayName = words.__(type.displayName);
        app.restored.then(() => calm(app, mainMenu?.settingsMenu));
      },
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["kit-interface"] = {
    init: (scope) => { shared = scope; },
    get: async () => {
      const ready = await plugin();
      return () => ({__esModule: true, default: ready});
    },
  };
})();
