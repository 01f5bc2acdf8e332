<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Fields">
  <aliases>
    <alias name="Step" field="step" index="0"/>
    <alias name="Kind" field="kind" index="1"/>
    <alias name="Name" field="name" index="2"/>
    <alias name="Cost" field="cost" index="3"/>
    <alias name="Spent" field="spent" index="4"/>
    <alias name="Index that grows" field="index" index="5"/>
    <alias name="Equivalent connected area" field="eca" index="6"/>
    <alias name="Gain over the step before [%]" field="gain" index="7"/>
  </aliases>
  <layerGeometryType>4</layerGeometryType>
</qgis>
